/** The mark that a picture carries of what it was drawn from, so that an old one is known as old. */
import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import { PDFDocument } from "pdf-lib";
import { exporterHash } from "../storage/code-hash.js";

const KEY = "drawn-from";
const IN_SVG = /^<svg[^>]* data-drawn-from="([0-9a-f]{64})"/;
/** The PNG signature and the header chunk, which stands first and has a fixed length. */
const AFTER_HEADER = 8 + 25;

/** SHA-256 of a figure's JSON (`figureJson`) and of the code that draws it. */
export function drawnFrom(json: string): string {
  return createHash("sha256").update(json).update(exporterHash()).digest("hex");
}

/** The SVG with the mark; PDF and PNG, which are made from an SVG, carry its mark on. */
export function markedSvg(svg: string, mark: string): string {
  return svg.replace(/^<svg/, `<svg data-${KEY}="${mark}"`);
}

export function markOfSvg(svg: string): string | undefined {
  return IN_SVG.exec(svg)?.[1];
}

/** The mark stands in the keywords. */
export function markPdf(pdf: PDFDocument, mark: string): void {
  pdf.setKeywords([`${KEY} ${mark}`]);
}

export async function markOfPdf(bytes: Uint8Array): Promise<string | undefined> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  return new RegExp(`${KEY} ([0-9a-f]{64})`).exec(pdf.getKeywords() ?? "")?.[1];
}

/** The mark is a tEXt chunk after the header. */
export function markedPng(png: Uint8Array, mark: string): Uint8Array {
  return withChunk(png, "tEXt", Buffer.from(`${KEY}\0${mark}`, "latin1"));
}

export function markOfPng(png: Uint8Array): string | undefined {
  const head = Buffer.from(png)
    .subarray(AFTER_HEADER, AFTER_HEADER + 200)
    .toString("latin1");
  return new RegExp(`tEXt${KEY}\0([0-9a-f]{64})`).exec(head)?.[1];
}

/** The PNG with one more chunk after its header. */
export function withChunk(png: Uint8Array, type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  chunk.set(body, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return Buffer.concat([png.subarray(0, AFTER_HEADER), chunk, png.subarray(AFTER_HEADER)]);
}
