import { z } from 'zod';
import type { World } from '../answer-call.ts';
import { ControlRefused } from '../control-refused.ts';
import type { ControlVerb } from '../service-controls.ts';
import { applicationsOf } from './applications.ts';
import { AVAILABILITIES, type PinpointAvailability } from './state.ts';

const newApplicationSchema = z.strictObject({
  region: z.string().min(1),
  /** 32 hexadecimal digits, as AWS makes them. */
  id: z.string().regex(/^[0-9a-f]{32}$/),
  name: z.string().min(1),
});
const availabilitySchema = z.strictObject({ availability: z.enum(AVAILABILITIES) });

export type NewApplication = z.infer<typeof newApplicationSchema>;

/** What happened to Pinpoint outside the operations served here. */
export interface PinpointControls {
  /** A project of the former console, with no channel set up. Throws a ZodError when malformed, 409 for a known id. */
  readonly addApplication: (application: NewApplication) => void;
  /** How the whole API answers, in every Region. */
  readonly setAvailability: (availability: PinpointAvailability) => void;
}

export function createPinpointControls({ account, now }: World): PinpointControls {
  return {
    addApplication: (application) => {
      const { region, id, name } = newApplicationSchema.parse(application);
      account.change((state) => {
        const applications = applicationsOf(state, region);
        if (applications.some((other) => other.id === id)) throw new ControlRefused(409, `${id} exists`);
        applications.push({ id, name, creationDate: now().toISOString() });
      });
    },
    setAvailability: (availability) =>
      account.change((state) => {
        state.pinpoint.availability = availability;
      }),
  };
}

/** The same for the control routes, by `service/verb`. */
export function pinpointVerbs(controls: PinpointControls): readonly ControlVerb[] {
  return [
    ['pinpoint/applications', (body) => controls.addApplication(newApplicationSchema.parse(body))],
    [
      'pinpoint/availability',
      (body) => controls.setAvailability(availabilitySchema.parse(body).availability),
    ],
  ];
}
