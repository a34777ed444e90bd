import { PDFDocument, type PDFPage } from "pdf-lib";
import { CSS_PIXELS, POINTS } from "../plots/units.js";
import { markOfSvg, markPdf } from "./drawn-from.js";
import { layOnPaper, svgSize } from "./paper-page.js";

/** The date in every file: the same figure gives the same bytes on any day. */
const FIXED_DATE = new Date(0);

/**
 * The picture as a PDF of one page, vectors and fonts inside, the page exactly as large as the SVG; its subject
 * is the alt text.
 *
 * The browser prints on whole points; `setPageSize` cuts the page afterwards. How large the SVG is says
 * the venue (venues.ts) or else the figure.
 */
export async function drawPdf(svg: string, title: string): Promise<Uint8Array> {
  const { width, height } = svgSize(svg);
  const page = await layOnPaper(svg);
  const sheet = { width: `${Math.ceil(width) + 1}px`, height: `${Math.ceil(height) + 1}px` };
  const printed = await page.pdf({ ...sheet, printBackground: true, pageRanges: "1" });
  const pdf = await PDFDocument.load(printed, { updateMetadata: false });
  const [only] = pdf.getPages();
  setPageSize(only, (width * POINTS) / CSS_PIXELS, (height * POINTS) / CSS_PIXELS);
  const mark = markOfSvg(svg);
  if (mark !== undefined) markPdf(pdf, mark);
  pdf.setTitle(title);
  pdf.setSubject(altOf(svg));
  pdf.setProducer("iht-notebooks");
  pdf.setCreator("iht-notebooks");
  pdf.setCreationDate(FIXED_DATE);
  pdf.setModificationDate(FIXED_DATE);
  return pdf.save();
}

/** What is told of the picture to those who cannot see it. */
function altOf(svg: string): string {
  const [, alt = ""] = /<desc>([^<]*)<\/desc>/.exec(svg) ?? [];
  return alt.replaceAll("&lt;", "<").replaceAll("&amp;", "&");
}

/** Cuts a page to its upper left `width` × `height`, in points; its lower left corner is then (0, 0). */
function setPageSize(page: PDFPage, width: number, height: number): void {
  page.translateContent(0, height - page.getHeight());
  page.setMediaBox(0, 0, width, height);
  page.setCropBox(0, 0, width, height);
  page.setTrimBox(0, 0, width, height);
  page.setBleedBox(0, 0, width, height);
  page.setArtBox(0, 0, width, height);
}
