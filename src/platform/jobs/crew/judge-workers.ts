/** How a worker looked when it was last looked at. */
export interface Sighting {
  beat: number;
  /** In how many looks since the first at this beat it has not moved. */
  stillFor: number;
}

/** By the ids of workers. */
export type Sightings = ReadonlyMap<string, Sighting>;

/** Looks at the workers once more. What is no longer there is forgotten. */
export function lookAgain(before: Sightings, workers: readonly { id: string; beat: number }[]): Sightings {
  return new Map(
    workers.map(({ id, beat }) => {
      const known = before.get(id);
      return [id, { beat, stillFor: known?.beat === beat ? known.stillFor + 1 : 0 }];
    }),
  );
}

/**
 * The workers that have not moved for so many looks. Only looks count, and no clock is read: neither one that jumps,
 * nor a database that was away, in which nobody could move, makes a living worker look dead.
 */
export function deadAmong(sightings: Sightings, looks: number): { id: string; beat: number }[] {
  return [...sightings].filter(([, { stillFor }]) => stillFor >= looks).map(([id, { beat }]) => ({ id, beat }));
}
