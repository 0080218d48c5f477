const MACHINE_LEARNING = new Set('cs.AI cs.CL cs.CV cs.IR cs.LG cs.MA cs.NE cs.RO cs.SD eess.AS stat.ML'.split(' '));
const NEAR_THE_FIELD = /^(?:cs\.|eess\.|stat\.ML$|math\.OC$)/;

/** Whether arXiv files a paper under machine learning, by its first category. */
export function isMachineLearning([primary = '']: readonly string[]): boolean {
  return MACHINE_LEARNING.has(primary);
}

/** Whether no category of a paper belongs to computer science, signals, statistical learning or optimisation. */
export function isOutsideTheField(categories: readonly string[]): boolean {
  return categories.length > 0 && !categories.some((category) => NEAR_THE_FIELD.test(category));
}
