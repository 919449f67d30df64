// Each peer: minutes of support time after an instant (milliseconds) to an instant. They reckon in the clock of the process, so it has to
// run with TZ=Europe/Brussels.
import dayjs from 'dayjs';
import dayjsBusinessTime from 'dayjs-business-time';
import luxon from 'luxon-business-days';
import moment from 'moment-business-time';
import OpeningHours from 'opening_hours';
import { holidays } from './desk.mjs';

const { DateTime } = luxon;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const off = holidays.map((date) => `${date.slice(0, 4)} ${months[Number(date.slice(5, 7)) - 1]} ${date.slice(8)} off`);
const osm = new OpeningHours(['Mo-Fr 09:00-12:30,13:00-17:30', ...off].join('; '), null);

const day = ['09:00:00', '12:30:00', '13:00:00', '17:30:00'];
moment.updateLocale('en', { workinghours: { 0: null, 1: day, 2: day, 3: day, 4: day, 5: day, 6: null }, holidays });

dayjs.extend(dayjsBusinessTime);
const spans = [{ start: '09:00:00', end: '12:30:00' }, { start: '13:00:00', end: '17:30:00' }];
dayjs.setBusinessTime({ sunday: null, monday: spans, tuesday: spans, wednesday: spans, thursday: spans, friday: spans, saturday: null });
dayjs.setHolidays(holidays);

const isHoliday = (date) => holidays.includes(date.toISODate());

export const peers = {
  // It has no such sum: its changes are walked through.
  'opening_hours.js': (now, minutes) => {
    const iterator = osm.getIterator(new Date(now));
    let left = minutes * 60_000;
    let at = now;
    for (;;) {
      const open = iterator.getState();
      if (!iterator.advance()) return Number.NaN;
      const next = iterator.getDate().getTime();
      if (open) {
        if (next - at >= left) return at + left;
        left -= next - at;
      }
      at = next;
    }
  },
  'moment-business-time': (now, minutes) => moment(now).addWorkingTime(minutes, 'minutes').valueOf(),
  'dayjs-business-time': (now, minutes) => dayjs(now).addBusinessMinutes(minutes).valueOf(),
  // It knows days and no hours: a day of eight hours, in whole days only.
  'luxon-business-days': (now, minutes) => {
    if (minutes % 480 !== 0) return undefined;
    const from = DateTime.fromMillis(now);
    from.setupBusiness({ holidayMatchers: [isHoliday] });
    return from.plusBusiness({ days: minutes / 480 }).toMillis();
  },
};
