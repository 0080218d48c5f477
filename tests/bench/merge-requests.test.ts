import { setTimeout } from 'node:timers/promises';
import { mergeRequests } from '../../bench/api/limit/merge-requests';

describe('Merged requests', () => {
  it('go together while others are under way, and each gets its own answer', async () => {
    const batches: number[][] = [];
    const ask = mergeRequests<number, string>(
      async (requests) => {
        batches.push([...requests]);
        await setTimeout(1);
        return requests.map((request) => `answer ${request}`);
      },
      { statementsAtOnce: 1, mostAtOnce: 3 },
    );
    const numbers = Array.from({ length: 10 }, (_, number) => number);
    expect(await Promise.all(numbers.map(ask))).toEqual(numbers.map((number) => `answer ${number}`));
    expect(batches.map((batch) => batch.length)).toEqual([3, 3, 3, 1]);
    expect(await ask(99)).toBe('answer 99');
  });

  it('fail with their batch alone', async () => {
    const ask = mergeRequests<number, number>(
      async (requests) => {
        if (requests.includes(1)) {
          throw new Error('broken');
        }
        return requests;
      },
      { statementsAtOnce: 2, mostAtOnce: 1 },
    );
    const settled = await Promise.allSettled([ask(0), ask(1), ask(2)]);
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('are refused where an answer is missing', async () => {
    const ask = mergeRequests<number, number>(async () => [], { statementsAtOnce: 1, mostAtOnce: 2 });
    await expect(ask(1)).rejects.toThrow('Expected 1 answers, got 0.');
  });
});
