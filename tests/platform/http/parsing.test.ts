import { clientIp } from '../../../src/platform/http/client-ip';
import { nestsAtMost } from '../../../src/platform/http/graphql/json-depth';
import { negotiate } from '../../../src/platform/http/graphql/media-type';
import { createRouter } from '../../../src/platform/http/router';
import { createClock } from '../../../src/platform/clock/clock';
import { newId } from '../../../src/platform/logging/new-id';

describe('clientIp', () => {
  it.each([
    ['10.0.0.1', undefined, 0, '10.0.0.1'],
    ['10.0.0.1', '1.1.1.1', 0, '10.0.0.1'],
    ['10.0.0.1', '1.1.1.1', 1, '1.1.1.1'],
    ['10.0.0.1', '6.6.6.6, 1.1.1.1, 2.2.2.2', 2, '1.1.1.1'],
    ['10.0.0.1', '2.2.2.2', 5, '2.2.2.2'],
    ['10.0.0.1', 'unknown, 2.2.2.2', 2, '2.2.2.2'],
    ['10.0.0.1', '6.6.6.6, unknown', 2, '10.0.0.1'],
    ['10.0.0.1', '', 1, '10.0.0.1'],
    ['10.0.0.1', '1.1.1.1:80', 1, '1.1.1.1'],
    ['10.0.0.1', '[2001:db8::1]:80', 1, '2001:db8::1'],
    ['::ffff:127.0.0.1', undefined, 0, '127.0.0.1'],
    [undefined, undefined, 0, ''],
  ])('of %s, forwarded for %s, behind %d is %s', (socket, forwarded, hops, expected) => {
    expect(clientIp(socket, forwarded, hops)).toBe(expected);
  });
});

describe('negotiate', () => {
  it.each([
    [undefined, 'application/json'],
    ['*/*', 'application/json'],
    ['application/*', 'application/json'],
    ['application/graphql-response+json', 'application/graphql-response+json'],
    ['application/graphql-response+json, application/json', 'application/graphql-response+json'],
    ['application/json, application/graphql-response+json', 'application/json'],
    ['application/json;q=0.5, application/graphql-response+json;q=0.9', 'application/graphql-response+json'],
    ['application/graphql-response+json; charset=utf-8, application/json;q=0.9', 'application/graphql-response+json'],
    ['APPLICATION/JSON', 'application/json'],
    ['application/json;q=0, */*', 'application/graphql-response+json'],
    ['text/html', null],
    ['', null],
  ])('%s gives %s', (accept, expected) => {
    expect(negotiate(accept)).toBe(expected);
    // Once more, from memory.
    expect(negotiate(accept)).toBe(expected);
  });
});

describe('nestsAtMost', () => {
  it.each([
    ['1', 0, true],
    ['{}', 1, true],
    ['[[]]', 1, false],
    ['[[],[],[]]', 2, true],
    ['["[[[["]', 1, true],
    [String.raw`["\"[[[["]`, 1, true],
    [String.raw`["\\",[[]]]`, 2, false],
    ['["unclosed [[[[', 1, true],
  ])('%s, %d levels: %s', (json, limit, expected) => {
    expect(nestsAtMost(json, limit)).toBe(expected);
  });

  it('is linear, whatever the strings hold', () => {
    const start = performance.now();
    for (const piece of ['\\', '"', '\\"', '"\\\\"', '[]']) nestsAtMost(`"${piece.repeat(2_000_000)}`, 32);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

it('createRouter refuses two routes at one path', () => {
  const route = { path: '/a', methods: {} };
  expect(() => createRouter([route, route])).toThrow('Expected one route for /a, but there are two.');
});

it('createClock starts where it is told and runs on with what elapsed', () => {
  let elapsed = 5_000;
  const clock = createClock(new Date('2025-03-13T08:00:00Z'), () => elapsed);
  expect(clock.now().toISOString()).toBe('2025-03-13T08:00:00.000Z');
  elapsed += 61_000;
  expect(clock.now().toISOString()).toBe('2025-03-13T08:01:01.000Z');
  const before = Date.now();
  expect(createClock(null).now().getTime()).toBeGreaterThanOrEqual(before);
});

it('newId sorts by time and does not repeat', () => {
  expect(newId(1_469_918_176_385)).toMatch(/^01ARYZ6S41[0-9A-HJKMNP-TV-Z]{16}$/);
  const ids = new Set(Array.from({ length: 5_000 }, () => newId()));
  expect(ids.size).toBe(5_000);
});
