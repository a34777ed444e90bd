/**
 * Takes from `env` what would reach into the project's own Python, Jupyter and npm: other folders to
 * import from or to install to, and the wish to leave out what only development needs.
 */
export function ownEnvironment(env) {
  for (const name of Object.keys(env)) if (FOREIGN.test(name)) delete env[name];
}

const FOREIGN = new RegExp(
  `^(${[
    "PYTHON(PATH|HOME|STARTUP|USERBASE|NOUSERSITE|SAFEPATH|PLATLIBDIR|PYCACHEPREFIX|OPTIMIZE)",
    "PIP_(USER|TARGET|PREFIX|ROOT|REQUIRE_VIRTUALENV|NO_DEPS|DRY_RUN|NO_BINARY)",
    "JUPYTER.*|IPYTHONDIR|VIRTUAL_ENV|CONDA_PREFIX",
    "NODE_ENV|npm_config_(omit|production|only|global|dry_run)",
  ].join("|")})$`,
  "i",
);
