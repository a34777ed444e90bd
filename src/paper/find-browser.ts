import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

/** The names by which Chrome, Chromium and Edge are called on a PATH. */
const commands = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "microsoft-edge",
  "microsoft-edge-stable",
];

/** Where they stand when the PATH does not name them: Linux, macOS, Windows. */
function usualPlaces(): string[] {
  const mac = ["/Applications", join(homedir(), "Applications")].flatMap((folder) =>
    ["Google Chrome", "Chromium", "Microsoft Edge"].map((app) =>
      join(folder, `${app}.app/Contents/MacOS/${app}`),
    ),
  );
  const roots = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap(
    (name) => process.env[name] ?? [],
  );
  const windows = roots.flatMap((root) => [
    join(root, "Google/Chrome/Application/chrome.exe"),
    join(root, "Chromium/Application/chrome.exe"),
    join(root, "Microsoft/Edge/Application/msedge.exe"),
  ]);
  return ["/opt/google/chrome/chrome", "/snap/bin/chromium", ...mac, ...windows];
}

/** Browsers that Playwright has downloaded for itself, the newest first. */
function playwrightCache(): string[] {
  const folders = [
    process.env["PLAYWRIGHT_BROWSERS_PATH"],
    join(homedir(), ".cache/ms-playwright"),
    join(homedir(), "Library/Caches/ms-playwright"),
    join(homedir(), "AppData/Local/ms-playwright"),
  ].filter((folder) => folder !== undefined && existsSync(folder)) as string[];
  const inside = [
    "chrome-linux/chrome",
    "chrome-linux64/chrome",
    "chrome-mac/Chromium.app/Contents/MacOS/Chromium",
    "chrome-win/chrome.exe",
    "chrome-win64/chrome.exe",
  ];
  const version = (name: string): number => Number(name.slice(name.lastIndexOf("-") + 1));
  return folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /^chromium-\d+$/.test(name))
      .sort((a, b) => version(b) - version(a))
      .flatMap((name) => inside.map((path) => join(folder, name, path))),
  );
}

/**
 * The path of a Chromium-like browser on this machine, or undefined.
 *
 * CHROME_PATH alone counts where it is set; else the PATH, the usual places of Chrome, Chromium and
 * Edge, and Playwright's own cache.
 */
export function findBrowser(): string | undefined {
  const asked = process.env["CHROME_PATH"];
  if (asked !== undefined && asked !== "") return existsSync(asked) ? asked : undefined;
  const onPath = (process.env["PATH"] ?? "")
    .split(delimiter)
    .filter((folder) => folder !== "")
    .flatMap((folder) => commands.map((command) => join(folder, command)));
  return [...onPath, ...usualPlaces(), ...playwrightCache()].find((place) => existsSync(place));
}
