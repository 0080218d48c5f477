export { checkQueryText } from './check-query-text';
export { computeCost, findDearest, type PricedRequest } from './compute-cost';
export { documentRules } from './document-rules';
export { limits } from './limits';
export { limitsPlugin, type Charged, type LimitsPluginOptions } from './limits.plugin';
