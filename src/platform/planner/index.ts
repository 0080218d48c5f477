export { compileOperation } from './compile/compile-operation';
export { plannerPlugin } from './planner.plugin';
