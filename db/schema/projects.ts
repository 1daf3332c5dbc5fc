import type { Actor } from '#src/domain/actor.ts';
import type { ProjectId, SlackUserId } from '#src/domain/request.ts';
import {
  boolean,
  check,
  integer,
  isNull,
  jsonb,
  pgTable,
  primaryKey,
  sql,
  text,
  uniqueIndex,
} from '../drizzle.ts';
import { moment, reference, rowId } from './columns.ts';

export const projects = pgTable(
  'projects',
  {
    id: rowId<ProjectId>(),
    teamId: text('team_id').notNull(),
    name: text('name').notNull(),
    region: text('region').notNull(),
    channelId: text('channel_id').notNull(),
    pinpointApplicationId: text('pinpoint_application_id'),
    /** Null until voice was enabled for it. */
    voiceEnabledAt: moment('voice_enabled_at'),
    configurationSet: text('configuration_set'),
    version: integer('version').notNull().default(1),
    createdAt: moment('created_at').notNull(),
    archivedAt: moment('archived_at'),
    archivedBy: jsonb('archived_by').$type<Actor>(),
  },
  (table) => [
    uniqueIndex('projects_name_unique')
      .on(table.teamId, sql`lower(${table.name})`)
      .where(isNull(table.archivedAt)),
    check('projects_name_length', sql`char_length(${table.name}) between 3 and 64`),
    check('projects_archived_by_whom', sql`(${table.archivedAt} is null) = (${table.archivedBy} is null)`),
  ],
);

export const projectLeads = pgTable(
  'project_leads',
  {
    projectId: reference<ProjectId>('project_id')
      .notNull()
      .references(() => projects.id),
    userId: text('user_id').$type<SlackUserId>().notNull(),
  },
  (table) => [primaryKey({ name: 'project_leads_pk', columns: [table.projectId, table.userId] })],
);

/** Slack's people as last read, so that a rule about a person is decided from the database. */
export const people = pgTable('people', {
  userId: text('user_id').$type<SlackUserId>().primaryKey(),
  teamId: text('team_id').notNull(),
  isGuest: boolean('is_guest').notNull(),
  isBot: boolean('is_bot').notNull(),
  isDeactivated: boolean('is_deactivated').notNull(),
  lastProjectId: reference<ProjectId>('last_project_id').references(() => projects.id),
  refreshedAt: moment('refreshed_at').notNull(),
});
