// Line icons of 20 by 20, drawn in the colour of the text around them.
const PATHS = {
  hash: 'M7.5 3 6 17M14 3l-1.5 14M3.5 7.5h14M2.5 12.5h14',
  lock: 'M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM13 13l4 4',
  bolt: 'M11 2.5 4.5 11.5h4.8L8.5 17.5l7-9.5h-5z',
  send: 'M3 10 3.5 3.5 17.5 10 3.5 16.5zM3 10h7',
  close: 'm5 5 10 10M15 5 5 15',
  people:
    'M8 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2.5 16.5c0-3 2.400-5 5.500-5s5.500 2 5.500 5M13.500 4a2.800 2.800 0 0 1 0 5.300M15 11.800c1.600.7 2.500 2.300 2.500 4.700',
  window: 'M11 4h5v5M16 4l-7 7M8 5H4v11h11v-4',
  help: 'M10 17.5a7.500 7.500 0 1 0 0-15 7.500 7.500 0 0 0 0 15zM7.800 8a2.200 2.200 0 1 1 3.300 1.900c-.8.5-1.100.9-1.100 1.800M10 14.200v.1',
  theme: 'M10 3.500a6.500 6.500 0 1 0 6.500 6.500c-4 1.500-8-2.500-6.500-6.500z',
  control: 'M4 6h6M14 6h2M4 14h2M10 14h6M10 6a2 2 0 1 0 4 0 2 2 0 0 0-4 0zM6 14a2 2 0 1 0 4 0 2 2 0 0 0-4 0z',
  thread: 'M4 4h12v9H9l-3.500 3v-3H4z',
  file: 'M5.500 2.500h6l3.500 3.500v11.500h-9.500zM11.500 2.500V6H15',
  down: 'M10 4v12M5 11l5 5 5-5',
  back: 'M16 10H4M9 5l-5 5 5 5',
  home: 'M3.500 9.500 10 4l6.500 5.500M5.500 8.500v8h9v-8',
  check: 'm4.500 10.500 3.500 3.500 7.500-8',
  at: 'M13 10a3 3 0 1 1-6 0 3 3 0 0 1 6 0zm0-3v4.500c0 2.500 4 2 4-1.500a7 7 0 1 0-3 5.700',
} as const;

export type IconName = keyof typeof PATHS;

/** A decorative icon: what it stands for is said by the text or label beside it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
