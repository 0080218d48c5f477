/** A place in a digest counts as this many votes on its day, divided by the position: 10, 5, 3.3 … */
export const digestVotes = 10;
