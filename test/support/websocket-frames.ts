import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';

export const TEXT = 1;
export const CLOSE = 8;
export const PING = 9;
export const PONG = 10;

const MAGIC = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** The answer that turns an HTTP request into a WebSocket (RFC 6455, 4.2.2). */
export function handshake(key: string | undefined): string {
  const accept = createHash('sha1').update(`${key}${MAGIC}`).digest('base64');
  const head = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade'];
  return `${[...head, `Sec-WebSocket-Accept: ${accept}`].join('\r\n')}\r\n\r\n`;
}

/** One unmasked frame of a server (RFC 6455, 5.2); payloads here are below 64 KiB. */
export function frame(opcode: number, payload: Buffer): Buffer {
  const { length } = payload;
  const head =
    length < 126
      ? Buffer.from([0x80 | opcode, length])
      : Buffer.from([0x80 | opcode, 126, length >> 8, length & 0xff]);
  return Buffer.concat([head, payload]);
}

export interface Frame {
  readonly opcode: number;
  readonly payload: Buffer;
  readonly size: number;
}

/** The first masked frame of a client, when all of it is there. */
function readFrame(buffer: Buffer): Frame | undefined {
  if (buffer.length < 6) return undefined;
  const short = buffer.readUInt8(1) & 0x7f;
  const maskAt = short === 126 ? 4 : 2;
  const length = short === 126 ? buffer.readUInt16BE(2) : short;
  const size = maskAt + 4 + length;
  if (buffer.length < size) return undefined;
  const mask = buffer.subarray(maskAt, maskAt + 4);
  const payload = buffer.subarray(maskAt + 4, size).map((byte, at) => byte ^ (mask[at % 4] ?? 0));
  return { opcode: buffer.readUInt8(0) & 0x0f, payload: Buffer.from(payload), size };
}

/** Calls back for each frame that has come in whole. */
export function onFrames(socket: Socket, take: (frame: Frame) => void): void {
  let buffer = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (let next = readFrame(buffer); next; next = readFrame(buffer)) {
      buffer = buffer.subarray(next.size);
      take(next);
    }
  });
}
