/** What a person can start from the App Home and from `/voice`. */
export const HUB_ACTIONS = {
  request: 'hub.request',
  enable: 'hub.enable',
  release: 'hub.release',
  call: 'hub.call',
  access: 'hub.access',
  limit: 'hub.limit',
  numbers: 'hub.numbers',
  status: 'hub.status',
  projects: 'hub.projects',
  help: 'hub.help',
} as const;

/** The overflow of the App Home: each option's value is one of the ids above. */
export const HOME_MORE = 'home.more';
