const { ModuleMocker } = require('jest-mock');

/** Where libraries keep what decorators tell them: a test file begins with none, even behind the global setup. */
const registries = ['typeormMetadataArgsStorage', 'TypeGraphQLMetadataStorage', 'classValidatorMetadataStorage'];

/**
 * Runs test files in the realm of the process itself, one after the other, and leaves its globals as it found them.
 * In a realm of their own, as Jest's node environment makes one for each file, all libraries would have to be
 * evaluated anew, and each look at a global takes a way of its own. There are no fake timers: time is an argument.
 */
class OneRealmEnvironment {
  global = globalThis;
  moduleMocker = new ModuleMocker(globalThis);
  fakeTimers = null;
  fakeTimersModern = null;
  #globals = Object.getOwnPropertyDescriptors(globalThis);
  #environment = { ...process.env };
  #exit = process.exit;

  constructor() {
    for (const name of registries) {
      delete globalThis[name];
    }
  }

  async setup() {}

  async teardown() {
    for (const name of Reflect.ownKeys(globalThis)) {
      if (!Object.hasOwn(this.#globals, name)) {
        Reflect.deleteProperty(globalThis, name);
      }
    }
    for (const name of Reflect.ownKeys(this.#globals)) {
      Reflect.defineProperty(globalThis, name, this.#globals[name]);
    }
    for (const name of Object.keys(process.env)) {
      if (!Object.hasOwn(this.#environment, name)) {
        delete process.env[name];
      }
    }
    Object.assign(process.env, this.#environment);
    process.exit = this.#exit;
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  /** None: the runtime beside this compiles for the realm of the process. */
  getVmContext() {
    return null;
  }
}

module.exports = OneRealmEnvironment;
