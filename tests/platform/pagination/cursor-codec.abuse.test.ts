import fc from 'fast-check';
import { GraphQLError } from 'graphql';
import { CursorCodec } from '../../../src/platform/graphql/pagination/cursor-codec';

const codec = new CursorCodec(['the present secret']);
const place = { key: 7, order: 'papers.VOTES', value: '12' };
const cursor = codec.encode(place);
const bytes = Buffer.from(cursor, 'base64url');
/** A cursor that base64 would spell otherwise. */
const withSigns = codec.encode({ ...place, value: '?'.repeat(9) + '~'.repeat(9) });

function refusal(text: string, order = 'papers.VOTES'): GraphQLError {
  try {
    codec.decode(text, order, 'after');
  } catch (error) {
    if (error instanceof GraphQLError) {
      return error;
    }
  }
  throw new Error(`Expected ${JSON.stringify(text)} to be refused.`);
}

describe('A cursor is refused', () => {
  it.each([
    ['is empty', ''],
    ['is no base64url', 'née ☃'],
    ['is garbage', 'garbage'],
    ['is padded', `${cursor}=`],
    ['has space around it', ` ${cursor} `],
    ['is in plain base64', withSigns.replaceAll('-', '+').replaceAll('_', '/')],
    ['is cut off', cursor.slice(0, -4)],
    ['lacks its head', cursor.slice(4)],
    ['is the signature alone', bytes.subarray(0, 12).toString('base64url')],
    ['is the payload alone', Buffer.from('7:papers.VOTES:12').toString('base64url')],
    ['is twice itself', cursor + cursor],
  ])('that %s', (_, text) => {
    expect(refusal(text).extensions.code).toBe('BAD_USER_INPUT');
  });

  it('with any byte changed', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (index, difference) => {
        const forged = Buffer.from(bytes);
        forged[index] = (forged[index] ?? 0) ^ difference;
        expect(refusal(forged.toString('base64url')).extensions.code).toBe('BAD_USER_INPUT');
      }),
      { seed: 13 },
    );
  });

  it('that another secret signed', () => {
    expect(refusal(new CursorCodec(['another secret']).encode(place)).extensions.code).toBe('BAD_USER_INPUT');
  });

  it('in a message that names the argument and shows what arrived, cut short', () => {
    expect(refusal('g'.repeat(100)).message).toBe(
      `Expected "after" to be a cursor from an earlier answer, got "${'g'.repeat(40)}…".`,
    );
  });

  it('of another order, and told which', () => {
    const error = refusal(cursor, 'papers.TITLE');
    expect(error.extensions.code).toBe('BAD_USER_INPUT');
    expect(error.message).toBe(
      'Expected "after" to be a cursor of a list in the order papers.TITLE, got one in the order papers.VOTES.',
    );
  });
});
