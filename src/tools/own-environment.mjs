/**
 * Takes from `env` what would reach into the project's own Python, Jupyter, npm and Node: other folders to
 * import from or to install to, other packages to leave out, code to load first. Where packages come from, by
 * which proxy and with which certificates, is left to the user.
 */
export function ownEnvironment(env) {
  const byNpm = /^npm\//.test(env["npm_config_user_agent"] ?? "npm/");
  for (const name of Object.keys(env)) {
    // yarn and pnpm write their own settings down as if they were npm's.
    const theirs = !byNpm && name.startsWith("npm_config_");
    if (theirs || (FOREIGN.test(name) && !SOURCES.test(name))) delete env[name];
  }
  if ("NODE_OPTIONS" in env) env["NODE_OPTIONS"] = ownNodeOptions(env["NODE_OPTIONS"]);
}

const FOREIGN =
  /^(PYTHON.*|PIP_.*|VIRTUAL_ENV.*|CONDA_.*|JUPYTER.*|JPY_.*|IPYTHON.*|NODE_ENV|NODE_PATH|npm_config_.*)$/i;

const SOURCES = new RegExp(
  `^(${[
    "PIP_(INDEX_URL|EXTRA_INDEX_URL|NO_INDEX|FIND_LINKS|TRUSTED_HOST|CERT|CLIENT_CERT|PROXY|CACHE_DIR|" +
      "NO_CACHE_DIR|CONFIG_FILE|DEFAULT_TIMEOUT|KEYRING_PROVIDER)",
    "npm_config_(registry|@.*|//.*|.*proxy|ca|cafile|cert|key|strict_ssl|cache|userconfig|globalconfig|" +
      "offline|prefer_offline|fetch_.*|maxsockets)",
  ].join("|")})$`,
  "i",
);

/** Of the options for Node those about memory, certificates and the network. */
export function ownNodeOptions(options) {
  const own =
    /^--(max-(old-space|semi-space|http-header)-size|use-(openssl|system|bundled)-ca|use-env-proxy|openssl-.*|tls-.*|dns-result-order|network-family-.*)(=|$)/;
  return options
    .split(/\s+/)
    .filter((option) => own.test(option))
    .join(" ");
}
