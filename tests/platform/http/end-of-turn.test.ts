import { endOfTurn } from '../../../src/platform/http/end-of-turn';

const immediate = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('The end of a turn', () => {
  it('comes for all of the turn together, after what they do before it', async () => {
    const order: string[] = [];
    const request = async (name: string): Promise<void> => {
      order.push(`${name} arrives`);
      await endOfTurn();
      order.push(`${name} begins`);
      await Promise.resolve();
      order.push(`${name} goes on`);
    };
    await Promise.all([request('a'), request('b')]);
    expect(order).toEqual(['a arrives', 'b arrives', 'a begins', 'b begins', 'a goes on', 'b goes on']);
  });

  it('comes in each turn anew', async () => {
    const first = endOfTurn();
    expect(endOfTurn()).toBe(first);
    await first;
    expect(endOfTurn()).not.toBe(first);
    await immediate();
  });
});
