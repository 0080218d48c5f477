/** After so many days a vote weighs half. */
const halfLifeDays = 3;

/** How fast the weight of a vote fades: its logarithm falls by this much a second. */
export const decayPerSecond = Math.LN2 / (halfLifeDays * 86_400);

/** A place in a digest counts as this many votes on its day, divided by the position: 10, 5, 3.3 … */
export const digestVotes = 10;

/**
 * What a new paper trends by: the logarithm of one vote for itself and those of its source, all cast on its sort
 * date. Logarithms of weights that grow with time instead of fading keep the order right at every moment, with no job
 * that ages them: see docs/decisions.
 */
export function trendingAtArrival(sortDate: Date, sourceVotes: number): number {
  return (decayPerSecond * sortDate.getTime()) / 1000 + Math.log(1 + sourceVotes);
}
