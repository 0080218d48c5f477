export { compileOperation } from './compile/compile-operation';
export { askDatabase } from './ask-database';
export { stringifyResult } from './json-data';
export { plannerPlugin } from './planner.plugin';
