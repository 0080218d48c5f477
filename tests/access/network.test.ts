import fc from 'fast-check';
import { networkOf } from '../../src/access/network';

describe('The network of an address', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['127.0.0.1', '127.0.0.1'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::FFFF:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8:1:2:3:4:192.0.2.1', '2001:db8:1:2::/64'],
    ['64:ff9b::192.0.2.1', '64:ff9b:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
    ['1::', '1:0:0:0::/64'],
  ])('of %s is %s', (ip, network) => {
    expect(networkOf(ip)).toBe(network);
  });

  it('is the same for all addresses of a /64, however they are written, and another one next door', () => {
    const group = fc.integer({ min: 0, max: 0xffff });
    const half = fc.tuple(group, group, group, group);
    fc.assert(
      fc.property(half, half, half, group, ([a, b, c, d], one, other, change) => {
        const network = networkOf(inFull([a, b, c, d, ...one]));
        expect(networkOf(asShortAsCanBe([a, b, c, d, ...one]))).toBe(network);
        expect(networkOf(asShortAsCanBe([a, b, c, d, ...other]).toUpperCase())).toBe(network);
        fc.pre(change !== d);
        expect(networkOf(asShortAsCanBe([a, b, c, change, ...one]))).not.toBe(network);
      }),
    );
  });
});

function inFull(groups: readonly number[]): string {
  return groups.map((group) => group.toString(16).padStart(4, '0')).join(':');
}

/** As the URL standard writes it, with `::` for the longest run of zeros. */
function asShortAsCanBe(groups: readonly number[]): string {
  return new URL(`http://[${inFull(groups)}]`).hostname.slice(1, -1);
}
