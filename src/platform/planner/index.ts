export { askDatabase } from './ask-database';
export { stringifyResult } from './json-data';
export { plannerPlugin } from './planner.plugin';
