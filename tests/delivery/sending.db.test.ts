import { SortingOffice } from './sorting-office';

describe('Digests that are due', () => {
  let office: SortingOffice;
  beforeEach(async () => {
    office = await SortingOffice.open();
  });
  afterEach(() => office.close());

  it('are planned, made and sent', async () => {
    const [paper] = await office.papers([{ title: 'Lenses', sortDate: '2025-03-13T12:00:00Z' }]);
    await office.subscription({ due: '2025-03-14T08:00:00Z' });
    expect(await office.plan()).toBe(1);
    expect(await office.send()).toMatchObject({ sent: 1 });
    expect(await office.ledger()).toMatchObject([
      { status: 'SENT', attempts: 1, paperKeys: [paper], subject: expect.stringContaining('Lenses') },
    ]);
    expect(office.messages.map(({ bytes }) => bytes.toString())).toEqual([expect.stringContaining('Lenses')]);
  });
});
