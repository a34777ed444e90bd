import { PDFDocument } from "pdf-lib";
import { CSS_PIXELS, POINTS } from "../plots/units.js";
import { layOnPaper, svgSize } from "./paper-page.js";

/** The date in every file: the same figure gives the same bytes on any day. */
const FIXED_DATE = new Date(0);

/**
 * The picture as a PDF of one page, vectors and fonts inside, the page exactly as large as the SVG.
 *
 * The browser prints on whole points; the page is cut afterwards, its lower left corner at (0, 0).
 */
export async function drawPdf(svg: string, title: string): Promise<Uint8Array> {
  const { width, height } = svgSize(svg);
  const page = await layOnPaper(svg);
  const sheet = { width: `${Math.ceil(width) + 1}px`, height: `${Math.ceil(height) + 1}px` };
  const printed = await page.pdf({ ...sheet, printBackground: true, pageRanges: "1" });
  const pdf = await PDFDocument.load(printed, { updateMetadata: false });
  const [only] = pdf.getPages();
  const points = { width: (width * POINTS) / CSS_PIXELS, height: (height * POINTS) / CSS_PIXELS };
  only.translateContent(0, points.height - only.getHeight());
  only.setMediaBox(0, 0, points.width, points.height);
  only.setCropBox(0, 0, points.width, points.height);
  only.setTrimBox(0, 0, points.width, points.height);
  only.setBleedBox(0, 0, points.width, points.height);
  only.setArtBox(0, 0, points.width, points.height);
  pdf.setTitle(title);
  pdf.setProducer("iht-notebooks");
  pdf.setCreator("iht-notebooks");
  pdf.setCreationDate(FIXED_DATE);
  pdf.setModificationDate(FIXED_DATE);
  return pdf.save();
}
