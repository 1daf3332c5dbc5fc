import { describe, expect, it } from 'vitest';
import { refuseProjectFields } from '#src/domain/project.ts';
import { REGIONS_WITHOUT_VOICE, VOICE_REGIONS } from '#src/domain/regions.ts';
import { LEAD } from '../support/request-view.ts';

const fields = {
  name: 'Checkout alerts',
  region: 'us-east-1',
  leads: [LEAD],
  pinpointApplicationId: undefined,
};

describe('the fields of a project', () => {
  it('pass when they are complete', () => {
    expect(refuseProjectFields(fields)).toBeUndefined();
  });

  it.each(['abc', 'a'.repeat(64), '📞📞📞', `  ${'a'.repeat(64)}  `])('take the name “%s”', (name) => {
    expect(refuseProjectFields({ ...fields, name })).toBeUndefined();
  });

  it.each([
    ['', 0],
    ['ab', 2],
    ['  a  ', 1],
    ['📞📞', 2],
    ['a'.repeat(65), 65],
  ])('refuse the name “%s”, whose length is %i', (name, length) => {
    expect(refuseProjectFields({ ...fields, name })).toEqual({ code: 'project_name_length', length });
  });

  it.each(VOICE_REGIONS)('take the Region %s', (region) => {
    expect(refuseProjectFields({ ...fields, region })).toBeUndefined();
  });

  it.each([...REGIONS_WITHOUT_VOICE, '', 'US-EAST-1', 'mars-1'])('refuse the Region “%s”', (region) => {
    expect(refuseProjectFields({ ...fields, region })).toEqual({ code: 'region_without_voice', region });
  });

  it('need somebody who decides', () => {
    expect(refuseProjectFields({ ...fields, leads: [] })).toEqual({ code: 'no_leads' });
  });

  it('take a Pinpoint application id of 32 hexadecimal digits', () => {
    const pinpointApplicationId = '0123456789abcdef'.repeat(2);
    expect(refuseProjectFields({ ...fields, pinpointApplicationId })).toBeUndefined();
  });

  it.each(['0123', '0123456789ABCDEF0123456789ABCDEF', `${'0'.repeat(32)} `, 'g'.repeat(32)])(
    'refuse the Pinpoint application id “%s”',
    (pinpointApplicationId) => {
      expect(refuseProjectFields({ ...fields, pinpointApplicationId })).toEqual({
        code: 'pinpoint_id_malformed',
      });
    },
  );
});

describe('the Regions', () => {
  it('are 20 with voice and 12 without, and none is both', () => {
    expect(new Set(VOICE_REGIONS).size).toBe(20);
    expect(new Set(REGIONS_WITHOUT_VOICE).size).toBe(12);
    expect(VOICE_REGIONS.filter((region) => REGIONS_WITHOUT_VOICE.includes(region))).toEqual([]);
  });
});
