/* The gradient of the softmax network and the loop of IHT as one writes them down in C.
   rival steps|gradient N d K rounds: reads the features (doubles, row by row) and the labels (bytes) from the
   standard input, prints milliseconds, one a round: of 1,000 steps with s = 5 and γ = 0.1 from 0, or of one
   gradient at 0. */
#define _POSIX_C_SOURCE 199309L
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static int N, d, K;
static double *X;
static unsigned char *y;

static void gradient(const double *theta, double *g) {
  double z[256];
  memset(g, 0, sizeof(double) * (d + 1) * K);
  for (int i = 0; i < N; i++) {
    const double *x = X + (long)d * i;
    double largest = -INFINITY, total = 0;
    for (int k = 0; k < K; k++) {
      double sum = theta[d * K + k];
      for (int j = 0; j < d; j++) sum += theta[d * k + j] * x[j];
      z[k] = sum;
      if (sum > largest) largest = sum;
    }
    for (int k = 0; k < K; k++) total += z[k] = exp(z[k] - largest);
    for (int k = 0; k < K; k++) {
      double r = z[k] / total - (k == y[i]);
      for (int j = 0; j < d; j++) g[d * k + j] += r * x[j];
      g[d * K + k] += r;
    }
  }
  for (int a = 0; a < (d + 1) * K; a++) g[a] /= N;
}

static void threshold(double *v, double *magnitude, int P, int s) {
  for (int a = 0; a < P; a++) {
    double m = fabs(v[a]);
    int i = a;
    for (; i > 0 && magnitude[i - 1] < m; i--) magnitude[i] = magnitude[i - 1];
    magnitude[i] = m;
  }
  double level = magnitude[s - 1];
  int room = s;
  for (int a = 0; a < P; a++) room -= fabs(v[a]) > level;
  for (int a = 0; a < P; a++)
    if (fabs(v[a]) < level || (fabs(v[a]) == level && room-- <= 0)) v[a] = 0;
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

int main(int count, char **arguments) {
  if (count != 6) return 2;
  int steps = strcmp(arguments[1], "steps") == 0 ? 1000 : 0;
  N = atoi(arguments[2]), d = atoi(arguments[3]), K = atoi(arguments[4]);
  int rounds = atoi(arguments[5]), P = (d + 1) * K;
  X = malloc(sizeof(double) * N * d), y = malloc(N);
  if (fread(X, sizeof(double) * d, N, stdin) != (size_t)N || fread(y, 1, N, stdin) != (size_t)N) return 3;
  double *theta = malloc(sizeof(double) * P), *g = malloc(sizeof(double) * P), *m = malloc(sizeof(double) * P);
  double check = 0;
  for (int round = 0; round < rounds; round++) {
    memset(theta, 0, sizeof(double) * P);
    double begin = now();
    if (steps == 0) gradient(theta, g);
    for (int k = 0; k < steps; k++) {
      gradient(theta, g);
      for (int a = 0; a < P; a++) theta[a] -= 0.1 * g[a];
      threshold(theta, m, P, 5);
    }
    double end = now();
    check += g[0];
    printf("%.6f\n", end - begin);
  }
  fprintf(stderr, "%g\n", check);
  return 0;
}
