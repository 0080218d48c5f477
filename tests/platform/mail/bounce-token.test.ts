import { AddressKeys } from '../../../src/platform/crypto/address-keys';
import { bounceAddress, bounceToken, readBounceToken } from '../../../src/platform/mail';

const keys = new AddressKeys('a key for tests, long enough to be one');
const largest = '9223372036854775807';
const delivery = { kind: 'delivery', subscriberKey: '500', key: '174529' } as const;
const mail = { kind: 'mail', key: '17' } as const;

describe('a bounce token', () => {
  it.each([delivery, mail, { ...delivery, subscriberKey: largest, key: largest }, { ...mail, key: '0' }])(
    'is read as the message it was made for: %p',
    (message) => {
      expect(readBounceToken(keys, bounceToken(keys, message))).toEqual(message);
    },
  );

  it('is the same each time, so that a second try has the same sender', () => {
    expect(bounceToken(keys, delivery)).toBe(bounceToken(keys, { ...delivery }));
    expect(bounceToken(keys, delivery)).toMatch(/^d1f4-2a9c1-[0-9a-f]{20}$/);
  });

  it('fits into a local part with the largest keys', () => {
    const [local] = bounceAddress(keys, { ...delivery, subscriberKey: largest, key: largest }, 'example.org').split(
      '@',
    );
    expect(local).toMatch(/^bounces\+[a-z0-9-]+$/);
    expect(local?.length).toBeLessThanOrEqual(64);
  });

  it('is read whatever a mail server made of its case', () => {
    expect(readBounceToken(keys, bounceToken(keys, delivery).toUpperCase())).toEqual(delivery);
  });

  it('means nothing under other keys', () => {
    expect(
      readBounceToken(new AddressKeys('another key for tests, long enough too'), bounceToken(keys, mail)),
    ).toBeNull();
  });

  it('means nothing once a single character differs', () => {
    const token = bounceToken(keys, delivery);
    const others = Array.from(token).flatMap((character, position) =>
      Array.from('dm0f-')
        .filter((other) => other !== character)
        .map((other) => token.slice(0, position) + other + token.slice(position + 1)),
    );
    expect(others.filter((other) => readBounceToken(keys, other) !== null)).toEqual([]);
  });

  it('has one spelling: no zeros before a key, nothing around it', () => {
    const token = bounceToken(keys, mail);
    for (const other of [`m0${token.slice(1)}`, ` ${token}`, `${token}\n`, `${token}0`, token.slice(0, -1), '']) {
      expect(readBounceToken(keys, other)).toBeNull();
    }
  });

  it('of a delivery cannot pass for that of a mail', () => {
    const seal = bounceToken(keys, { kind: 'delivery', subscriberKey: '17', key: '17' }).slice(-20);
    expect(readBounceToken(keys, `m11-${seal}`)).toBeNull();
  });
});
