const { createRequire } = require('node:module');
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

  requireModule(from, moduleName, options, isRequireActual) {
    const isPackage = moduleName === undefined ? from.includes('/node_modules/') : /^[^./]/.test(moduleName);
    if (isPackage && !options?.isInternalModule && !this._resolution.isCoreModule(moduleName ?? '')) {
      return createRequire(from)(moduleName ?? from);
    }
    return super.requireModule(from, moduleName, options, isRequireActual);
  }
}

module.exports = { __esModule: true, default: OneRealmRuntime };
