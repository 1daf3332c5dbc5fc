import { FILE_PATH, type FileEntry } from '../../protocol.ts';
import { Icon } from './icons.tsx';
import { useEntry } from './page.ts';

const KB = 1024;

/** The files of a message, to download. */
export function MessageFiles({ files }: { files: readonly FileEntry[] }) {
  const me = useEntry('workspace')?.me ?? '';
  return (
    <ul class="files">
      {files.map(({ id, name, title, size }) => (
        <li key={id}>
          <a
            class="file"
            href={`${FILE_PATH}${encodeURIComponent(id)}?as=${encodeURIComponent(me)}`}
            download={name}
          >
            <Icon name="file" />
            <span class="file__title">{title === '' ? name : title}</span>
            <span class="file__note">
              {name}, {sizeOf(size)}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function sizeOf(bytes: number): string {
  return bytes < KB ? `${bytes} bytes` : `${Math.round(bytes / KB)} kB`;
}
