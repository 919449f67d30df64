// The desk that everybody is asked about: Brussels, a lunch break, fifteen holidays, on a Friday afternoon.
export const now = '2026-11-20T14:10:00Z';
export const holidays = [
  '2026-11-11', '2026-12-25', '2027-01-01', '2027-03-29', '2027-05-01', '2027-05-06', '2027-05-17', '2027-07-21', '2027-08-15',
  '2027-11-01', '2027-11-11', '2027-12-25', '2028-01-01', '2028-04-17', '2028-05-01',
];
export const hours = { zone: 'Europe/Brussels', week: { 'mon-fri': ['09:00-12:30', '13:00-17:30'] }, closed: holidays };

// Fifteen years of Belgian holidays, as rules.
export const fifteenYears = {
  ...hours,
  closed: ['01-01', 'easter+1', '05-01', 'easter+39', 'easter+50', '07-21', '08-15', '11-01', '11-11', '12-25', '12-26'],
};

// Support time in minutes. A year is two thousand hours of work.
export const rows = { '5 min': 5, '5 h': 300, '40 h': 2_400, '1 year': 120_000, '10 years': 1_200_000 };

// Other moments at which answers are compared.
export const moments = {
  'a Friday afternoon': now,
  'half past noon, as the break begins': '2026-11-20T11:30:00Z',
  'an hour before closing time': '2026-11-19T15:30:00Z',
  'half a minute before closing time': '2026-11-19T16:29:30Z',
  'a Sunday': '2026-11-22T12:00:00Z',
  'Christmas': '2026-12-25T09:00:00Z',
  'before the clock goes forward': '2027-03-26T15:00:00Z',
  'before the clock goes back': '2026-10-23T14:00:00Z',
};
