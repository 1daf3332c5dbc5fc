import type { JsonObject } from '../json.ts';
import { type Ids, keepNewest } from './ids.ts';
import { APP } from './people.ts';

const MAX_KEPT = 500;

/** A file of the app: announced, then uploaded, then completed, and only then seen by anybody. */
export interface FileRecord {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  /** Bytes. */
  readonly size: number;
  readonly content: Buffer;
}

interface Announced {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  content?: Buffer;
}

const MIME_TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  html: 'text/html',
  json: 'application/json',
  md: 'text/markdown',
  pdf: 'application/pdf',
  png: 'image/png',
  txt: 'text/plain',
};

function extensionOf(name: string): string {
  return /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** The media type by the name's extension. */
export function mimeTypeOf(name: string): string {
  return MIME_TYPES[extensionOf(name)] ?? 'application/octet-stream';
}

/** Files on their way into the workspace; those that have arrived stand in their message. */
export class FileBook {
  readonly #ids: Ids;
  readonly #uploads = new Map<string, Announced>();
  readonly #pending = new Map<string, Announced>();

  constructor(ids: Ids) {
    this.#ids = ids;
  }

  /** The id of a file to come, and the last part of the path to which its bytes are posted. */
  announce(name: string, size: number): { id: string; uploadId: string } {
    const id = this.#ids.id('F');
    const uploadId = this.#ids.id('U');
    const file = { id, name, size };
    this.#uploads.set(uploadId, file);
    this.#pending.set(id, file);
    keepNewest(this.#uploads, MAX_KEPT);
    keepNewest(this.#pending, MAX_KEPT);
    return { id, uploadId };
  }

  /** Takes the bytes of an announced file, once and whole. */
  receive(uploadId: string, content: Buffer): Announced | 'no_such_url' | 'wrong_size' {
    const file = this.#uploads.get(uploadId);
    if (file === undefined) return 'no_such_url';
    if (content.length !== file.size) return 'wrong_size';
    this.#uploads.delete(uploadId);
    file.content = content;
    return file;
  }

  /** Whether the file can be completed: its bytes are here and it has not been completed before. */
  isUploaded(id: string): boolean {
    return this.#pending.get(id)?.content !== undefined;
  }

  /** Ends an upload; undefined when there is nothing to complete. The title is the name when none is given. */
  complete(id: string, title: string | undefined): FileRecord | undefined {
    const file = this.#pending.get(id);
    if (file?.content === undefined) return undefined;
    this.#pending.delete(id);
    const { name, size, content } = file;
    return { id, name, title: title ?? name, size, content };
  }
}

/** A file as Slack writes it in messages. */
export function fileOnTheWire(file: FileRecord): JsonObject {
  return {
    id: file.id,
    name: file.name,
    title: file.title,
    mimetype: mimeTypeOf(file.name),
    filetype: extensionOf(file.name) || 'binary',
    size: file.size,
    user: APP.botUserId,
    mode: 'hosted',
    is_external: false,
    file_access: 'visible',
  };
}
