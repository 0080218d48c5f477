import type DataLoader from 'dataloader';
import type { RequestContext } from './request-context';
import { requestLoader } from './request-loaders';

/** One parent, and the arguments of the field that is asked of it. */
export interface ParentWithArguments<Arguments> {
  parentKey: number;
  args: Arguments;
}

/**
 * A loader for a field with arguments: parents that are asked the same are answered by one call of `load`, in their
 * order. `signature` tells arguments apart; the default is for those that JSON tells apart.
 */
export function loaderByArguments<Arguments, Value>(
  load: (parentKeys: readonly number[], args: Arguments, context: RequestContext) => Promise<readonly Value[]>,
  signature: (args: Arguments) => string = JSON.stringify,
): (context: RequestContext) => DataLoader<ParentWithArguments<Arguments>, Value, string> {
  return requestLoader<ParentWithArguments<Arguments>, Value, string>(
    async (wanted, context) => {
      const answers: (Value | Error)[] = [];
      const settle = ({ args, parentKeys, places }: Group<Arguments>): Promise<void> =>
        load(parentKeys, args, context).then(
          (values) => values.forEach((value, index) => (answers[places[index] ?? -1] = value)),
          (error: Error) => places.forEach((place) => (answers[place] = error)),
        );
      await Promise.all(groupByArguments(wanted, signature).map(settle));
      return answers;
    },
    ({ parentKey, args }) => `${parentKey} ${signature(args)}`,
  );
}

/** Parents that are asked the same, and where each stands among all. */
interface Group<Arguments> {
  args: Arguments;
  parentKeys: number[];
  places: number[];
}

function groupByArguments<Arguments>(
  wanted: readonly ParentWithArguments<Arguments>[],
  signature: (args: Arguments) => string,
): Group<Arguments>[] {
  const groups = new Map<string, Group<Arguments>>();
  wanted.forEach(({ args, parentKey }, place) => {
    const name = signature(args);
    const group = groups.get(name) ?? { args, parentKeys: [], places: [] };
    group.parentKeys.push(parentKey);
    group.places.push(place);
    groups.set(name, group);
  });
  return [...groups.values()];
}
