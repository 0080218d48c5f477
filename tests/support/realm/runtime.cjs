const { createRequire, isBuiltin } = require('node:module');
const { isAbsolute } = require('node:path');
const { compileFunction, constants } = require('node:vm');
const { default: Runtime } = require('jest-runtime');

/** What was compiled in this worker, by file name: for the next test file it only has to run again. */
const compiled = new Map();

/**
 * Evaluates our own modules anew for each test file, as Jest does, but packages once in a worker: most of the time of
 * a small test went into loading them. Needs the environment beside it: what is shared must be of the same realm.
 */
class OneRealmRuntime extends Runtime {
  constructor(...given) {
    super(...given);
    this.executor.compile = (source, filename) => {
      const known = compiled.get(filename);
      if (known?.source === source) {
        return known.body;
      }
      const body = compileFunction(source, this.executor.injectedModuleParameters, {
        filename,
        importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      });
      compiled.set(filename, { source, body });
      return body;
    };
  }

  /** `moduleName` is missing where `from` is itself the file to load. */
  requireModule(from, moduleName, options, isRequireActual) {
    if (!options?.isInternalModule && isPackage(from, moduleName)) {
      return createRequire(from)(moduleName ?? from);
    }
    return super.requireModule(from, moduleName, options, isRequireActual);
  }
}

/** Packages themselves are required by Node and never come back here, so a path that leads to one is a setup file. */
function isPackage(from, moduleName) {
  return moduleName === undefined
    ? from.includes('/node_modules/')
    : !moduleName.startsWith('.') && !isAbsolute(moduleName) && !isBuiltin(moduleName);
}

module.exports = { __esModule: true, default: OneRealmRuntime };
