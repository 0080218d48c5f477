export { stringifyResult } from './json-data';
export { plannerPlugin } from './planner.plugin';
