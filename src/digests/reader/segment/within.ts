/**
 * A number, or the bound that it is beyond. No Math.min: it runs for every line, and where the code runs in a VM
 * context, as under jest, looking up a global costs more than all else.
 */
export function within(least: number, most: number, value: number): number {
  if (value < least) {
    return least;
  }
  return value > most ? most : value;
}
