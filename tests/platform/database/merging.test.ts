import { mergeValues, mergingOf } from '../../../src/platform/database/merging/merging';

describe('An expression for several who ask at once', () => {
  it('becomes a statement over tuples, its parameters columns of their own type', () => {
    const merging = mergingOf('f($1::integer) || g($2::text) || $1::integer');
    expect(merging).toMatchObject({
      kind: 'TUPLES',
      text: expect.any(String),
      parameters: [
        { index: 0, isMany: true },
        { index: 1, isMany: true },
      ],
    });
    if (merging.kind !== 'TUPLES') {
      throw new Error('Expected tuples.');
    }
    expect(merging.text.replace(/\s+/g, ' ').trim()).toBe(
      'select tuple.place::integer as place, f(tuple.p1::integer) || g(tuple.p2::text) || tuple.p1::integer as data ' +
        'from unnest((select $1::integer[]), (select $2::text[])) with ordinality as tuple (p1, p2, place)',
    );
    expect(
      mergeValues(merging, [
        [1, 'a'],
        [2, 'b'],
      ]),
    ).toEqual([
      [1, 2],
      ['a', 'b'],
    ]);
  });

  it('shares the secrets that cursors are signed with, wherever they stand', () => {
    const merging = mergingOf('sha256($1::bytea || h($2::text) || $3::bytea)');
    if (merging.kind !== 'TUPLES') {
      throw new Error('Expected tuples.');
    }
    expect(merging.text).toContain('sha256($2::bytea || h(tuple.p2::text) || $3::bytea)');
    expect(merging.text).toContain('unnest((select $1::text[]))');
    const [inner, outer] = [Buffer.from('i'), Buffer.from('o')];
    expect(
      mergeValues(merging, [
        [inner, 'a', outer],
        [inner, 'b', outer],
      ]),
    ).toEqual([['a', 'b'], inner, outer]);
  });

  it('is worked out once where nothing differs', () => {
    expect(mergingOf('(select count(*)::text from papers)')).toEqual({ kind: 'SAME' });
    expect(mergingOf('sha256($1::bytea)')).toEqual({ kind: 'SAME' });
  });

  it.each(['f($1)', 'any ($1::text[])', 'f($1::text) || any ($2::integer[])'])('is not merged: %s', (expression) => {
    expect(mergingOf(expression)).toEqual({ kind: 'NONE' });
  });
});
