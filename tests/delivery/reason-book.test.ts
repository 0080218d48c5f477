import { ReasonBook } from '../../src/delivery/choosing/reason-book';
import type { Queryable } from '../../src/platform/database/queryable';
import type { Reason } from '../../src/subscribers';

const search = (text: string): Reason => ({ kind: 'SEARCH', text });

/** A table that gives reasons their numbers in the order in which they come, and knows them by numbers or by texts. */
function table(): Queryable {
  const texts: string[] = [];
  return {
    query: async <Row>(_: unknown, values: unknown[] = []): Promise<Row[]> => {
      const asked = values.flat();
      texts.push(
        ...asked.filter((one): one is string => typeof one === 'string' && !['SEARCH', ...texts].includes(one)),
      );
      const rows = texts.map((text, place) => ({ key: place + 1, kind: 'SEARCH', text }));
      return JSON.parse(JSON.stringify(rows.filter(({ key, text }) => asked.includes(key) || asked.includes(text))));
    },
  };
}

describe('The book of reasons', () => {
  it('forgets, when it is full, nothing that somebody is reading at that moment', async () => {
    const book = new ReasonBook(table(), 2);
    const [first = 0, second = 0] = await book.keysOf([search('lenses'), search('prisms'), search('mirrors')]);
    // Another shard's turn comes while the table is asked.
    const [reasons] = await Promise.all([book.byKeys([first, second, 99]), book.keysOf([search('gratings')])]);
    expect(reasons.get(first)).toEqual(search('lenses'));
    expect(reasons.get(second)).toEqual(search('prisms'));
  });
});
