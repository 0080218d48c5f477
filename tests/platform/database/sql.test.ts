import { joinSql, rawSql, sql } from '../../../src/platform/database/sql';

describe('A statement written with the sql tag', () => {
  it('has its values as numbered parameters, never as text', () => {
    const name = `'; drop table papers; --`;
    expect(sql`select ${name}::text, ${7}::integer`.compile()).toMatchObject({
      text: 'select $1::text, $2::integer',
      values: [name, 7],
    });
  });

  it('stays as it is without values', () => {
    expect(sql`select 1`.compile()).toMatchObject({ text: 'select 1', values: [] });
  });

  it('numbers on through the pieces nested in it', () => {
    const inner = sql`b = ${2} and c = ${3}`;
    expect(sql`a = ${1} and (${inner}) and d = ${4}`.compile()).toMatchObject({
      text: 'a = $1 and (b = $2 and c = $3) and d = $4',
      values: [1, 2, 3, 4],
    });
  });

  it('can be compiled again, and used twice in another', () => {
    const piece = sql`x = ${'same'}`;
    expect(sql`${piece} or ${piece}`.compile()).toMatchObject({ text: 'x = $1 or x = $2', values: ['same', 'same'] });
    expect(piece.compile()).toMatchObject({ text: 'x = $1', values: ['same'] });
  });

  it.each([[null], [undefined], [[]], [{}], [''], [false], [0]])('takes %j for a value', (value) => {
    expect(sql`${value}`.compile()).toMatchObject({ text: '$1', values: [value] });
  });

  it('holds text that is meant as SQL only where that is said', () => {
    expect(sql`order by ${rawSql('paper.votes desc')} limit ${5}`.compile()).toMatchObject({
      text: 'order by paper.votes desc limit $1',
      values: [5],
    });
    expect(rawSql('$1 stays').compile()).toMatchObject({ text: '$1 stays', values: [] });
  });

  it('is told from another one that begins as it does, however they are cut into pieces', () => {
    const both = () => [
      sql`a ${rawSql('b')} c`,
      sql`a ${rawSql('b c')}`,
      sql`a ${rawSql('b')} d`,
      sql`a ${rawSql('')}`,
    ];
    expect(both().map((piece) => piece.compile().text)).toEqual(['a b c', 'a b c', 'a b d', 'a ']);
    expect(both().map((piece) => piece.compile().text)).toEqual(['a b c', 'a b c', 'a b d', 'a ']);
  });

  it('joins pieces, one, and none', () => {
    const pieces = [sql`a = ${1}`, rawSql('true'), sql`c = ${3}`];
    expect(joinSql(pieces, ' and ').compile()).toMatchObject({ text: 'a = $1 and true and c = $2', values: [1, 3] });
    expect(joinSql(pieces.slice(0, 1), ' and ').compile()).toMatchObject({ text: 'a = $1', values: [1] });
    expect(joinSql([], ' and ').compile()).toMatchObject({ text: '', values: [] });
  });
});
