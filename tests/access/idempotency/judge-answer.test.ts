import { hashRequest } from '../../../src/access/idempotency/answer-store';
import { nothingWasDone, withoutSecrets } from '../../../src/access/idempotency/judge-answer';

describe('An answer', () => {
  it.each([
    ['without data', {}],
    ['whose data is null', { data: null }],
    ['with nothing but nulls', { data: { vote: null, unvote: null } }],
  ])('%s did nothing', (_, answer) => {
    expect(nothingWasDone(answer)).toBe(true);
  });

  it.each([
    ['with a payload', { data: { vote: { userErrors: [] } } }],
    ['with one payload among nulls', { data: { vote: null, unvote: {} } }],
  ])('%s did something', (_, answer) => {
    expect(nothingWasDone(answer)).toBe(false);
  });

  it('is kept without its secrets, wherever and however often they stand', () => {
    const answer = { data: { a: { secret: 's1', name: 's1 and more' }, b: [{ again: 's1' }, { other: 's2' }] } };
    expect(withoutSecrets(answer, new Set(['s1']))).toEqual({
      data: { a: { secret: null, name: 's1 and more' }, b: [{ again: null }, { other: 's2' }] },
    });
    expect(answer.data.a.secret).toBe('s1');
    expect(withoutSecrets(answer, new Set())).toBe(answer);
  });
});

describe('The hash of a request', () => {
  it('tells texts, operations and variables apart', () => {
    const hashes = [
      hashRequest('mutation A { a }', null, { a: 1 }),
      hashRequest('mutation B { a }', null, { a: 1 }),
      hashRequest('mutation A { a }', 'A', { a: 1 }),
      hashRequest('mutation A { a }', null, { a: 2 }),
      hashRequest('mutation A { a }', null, { a: '1' }),
      hashRequest('mutation A { a }', null, {}),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('takes variables that are left out for none', () => {
    expect(hashRequest('q', null, undefined)).toBe(hashRequest('q', null, {}));
  });
});
