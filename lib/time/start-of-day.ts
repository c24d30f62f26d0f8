import { addDays, dayInDhaka, type Day } from './day';

const HOUR = 3_600_000;

/** The instant at which a day begins in Dhaka, in ISO 8601 of UTC. By zone: in 2009 that was an hour earlier. */
export function startOfDay(day: Day): string {
  // No zone is further ahead of UTC than fourteen hours, and Dhaka's hours are whole ones.
  let instant = Date.parse(`${addDays(day, -1)}T10:00:00Z`);
  while (dayInDhaka(new Date(instant)) < day) instant += HOUR;
  return new Date(instant).toISOString();
}
