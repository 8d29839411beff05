import type { CountedDatabase, Statement } from '../database.ts';

export interface TripOverview {
  readonly id: string;
  readonly title: string;
  readonly destination: string;
  readonly starts_on: string;
  readonly ends_on: string;
  readonly status: string;
  readonly traveler_count: number;
  readonly activity_count: number;
  readonly cost_cents: number;
}

export interface Activity {
  readonly id: string;
  readonly day: string;
  readonly starts_at: string | null;
  readonly title: string;
  readonly category: string;
  readonly cost_cents: number;
}

export interface TripDetail extends TripOverview {
  readonly travelers: readonly string[];
  readonly activities: readonly Activity[];
}

export interface NewTrip {
  readonly title: string;
  readonly destination: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly travelers: readonly string[];
}

export interface NewActivity {
  readonly tripId: string;
  readonly day: string;
  readonly startsAt: string | null;
  readonly title: string;
  readonly category: string;
  readonly costCents: number;
}

/** A row of the view trip_detail: its lists are JSON that SQLite made from our own columns. */
type DetailRow = TripOverview & { readonly travelers: string; readonly activities: string };

const OVERVIEW = `SELECT id, title, destination, starts_on, ends_on, status, traveler_count, activity_count, cost_cents
  FROM trip_overview`;
const DETAIL = 'SELECT * FROM trip_detail WHERE id = ?';
const REFRESH = `UPDATE trip_facts SET (traveler_count, activity_count, cost_cents, facts_dirty, dirty_reason, refreshed_at) =
  (SELECT traveler_count, activity_count, cost_cents, 0, NULL, strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
   FROM trip_facts_live WHERE trip_facts_live.trip_id = trip_facts.trip_id)
  WHERE trip_id = ? AND facts_dirty = 1`;

export function listTrips(
  database: CountedDatabase,
  filter: { readonly status: string | null; readonly from: string | null; readonly limit: number },
): Promise<TripOverview[]> {
  const { status, from, limit } = filter;
  return database.rows<TripOverview>(
    `${OVERVIEW} WHERE (?1 IS NULL OR status = ?1) AND (?2 IS NULL OR ends_on >= ?2) ORDER BY starts_on, id LIMIT ?3`,
    status,
    from,
    limit,
  );
}

export async function getTrip(database: CountedDatabase, id: string): Promise<TripDetail | undefined> {
  const row = await database.row<DetailRow>(DETAIL, id);
  return row === undefined ? undefined : detailOf(row);
}

export async function createTrip(database: CountedDatabase, trip: NewTrip): Promise<TripDetail | undefined> {
  const id = `trip_${crypto.randomUUID()}`;
  const rows = await database.transaction<DetailRow>([
    {
      sql: 'INSERT INTO trips (id, title, destination, starts_on, ends_on) VALUES (?, ?, ?, ?, ?)',
      parameters: [id, trip.title, trip.destination, trip.startsOn, trip.endsOn],
    },
    ...trip.travelers.map((name) => ({
      sql: 'INSERT INTO travelers (trip_id, name) VALUES (?, ?)',
      parameters: [id, name],
    })),
    ...refreshThenRead(id),
  ]);
  return rows[0] && detailOf(rows[0]);
}

/** Undefined when there is no such trip, or when the day is not one of its days. */
export async function addActivity(database: CountedDatabase, activity: NewActivity): Promise<TripDetail | undefined> {
  const { tripId, day, title, startsAt, category, costCents } = activity;
  const id = `act_${crypto.randomUUID()}`;
  const rows = await database.transaction<DetailRow>([
    {
      sql: `INSERT INTO activities (id, trip_id, day, title, starts_at, category, cost_cents)
        SELECT ?, id, ?, ?, ?, ?, ? FROM trips WHERE id = ? AND ? BETWEEN starts_on AND ends_on`,
      parameters: [id, day, title, startsAt, category, costCents, tripId, day],
    },
    ...refreshThenRead(tripId),
  ]);
  const trip = rows[0] && detailOf(rows[0]);
  return trip?.activities.some((added) => added.id === id) ? trip : undefined;
}

/** A write leaves the facts clean, within its own transaction; the triggers have marked them. */
function refreshThenRead(tripId: string): Statement[] {
  return [
    { sql: REFRESH, parameters: [tripId] },
    { sql: DETAIL, parameters: [tripId] },
  ];
}

function detailOf(row: DetailRow): TripDetail {
  return { ...row, travelers: JSON.parse(row.travelers), activities: JSON.parse(row.activities) };
}
