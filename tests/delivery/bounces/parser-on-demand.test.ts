import { bouncesRoute } from '../../../src/delivery/bounces/bounces-route';
import { readReport } from '../../../src/delivery/bounces/read-report';

let mockLoads = 0;
jest.mock('mailparser', () => {
  mockLoads += 1;
  return jest.requireActual<object>('mailparser');
});

describe('The parser of reports', () => {
  it('is loaded for the first of them, and not with the route', async () => {
    expect(bouncesRoute).toBeDefined();
    expect(mockLoads).toBe(0);
    expect(await readReport(Buffer.from('nothing'))).toEqual({ report: { kind: 'none' }, recipients: [] });
    expect(mockLoads).toBe(1);
  });
});
