#pragma once
#include <stddef.h>
#include <stdint.h>

/// What one call drew. Both pointers belong to the result; free it with `plumbline_rsvg_free`.
typedef struct {
  /// The file, or NULL on failure.
  unsigned char *bytes;
  size_t count;
  /// Why there is no file, or NULL.
  char *failure;
} plumbline_rsvg_result;

/// The pixels to a CSS pixel that a picture of this size gets, where `scale` are asked for: as many,
/// or fewer where a side or the whole would be too large.
double plumbline_rsvg_scale(double scale, double width, double height);

/// Draws an SVG at `scale` pixels to its CSS pixel, or fewer, and gives a PNG.
plumbline_rsvg_result plumbline_rsvg_png(const char *svg, size_t length, double scale);

/// A PDF in the making. Its text is drawn in a font of two weights that is made of outlines.
typedef struct plumbline_pdf plumbline_pdf;

/// Begins a PDF; NULL where there is no memory. It ends with `plumbline_pdf_finish`.
plumbline_pdf *plumbline_pdf_new(const char *title);

/// Adds a character to the font before it is used: its advance in ems, and its outline as steps, each
/// an SVG command (m, l, q, z) with its relative numbers in 2048ths of an em.
void plumbline_pdf_glyph(plumbline_pdf *pdf, int is_bold, uint32_t code, double advance,
                         const int32_t *steps, size_t count);

/// Adds a page with an SVG at its own size, 72 points to 96 CSS pixels, and its line in the outline.
void plumbline_pdf_page(plumbline_pdf *pdf, const char *svg, size_t length, const char *title);

/// Draws a text on the last page, in CSS pixels; the color as 0xRRGGBB.
void plumbline_pdf_word(plumbline_pdf *pdf, const char *text, double x, double y, double size,
                        int is_bold, uint32_t color);

/// The file. The PDF must not be used again.
plumbline_rsvg_result plumbline_pdf_finish(plumbline_pdf *pdf);

void plumbline_rsvg_free(plumbline_rsvg_result result);
