#include "plumbline_rsvg.h"

#include "plumbline_png.h"

#include <cairo-pdf.h>
#include <librsvg/rsvg.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// The widest image surface cairo makes.
#define LARGEST_SIDE 32767
// Four bytes each while it is drawn.
#define MOST_PIXELS 64e6

static cairo_status_t take_bytes(void *closure, const unsigned char *bytes, unsigned int count) {
  plumbline_rsvg_result *result = closure;
  unsigned char *larger = realloc(result->bytes, result->count + count + 1);
  if (larger == NULL) return CAIRO_STATUS_NO_MEMORY;
  memcpy(larger + result->count, bytes, count);
  result->bytes = larger;
  result->count += count;
  return CAIRO_STATUS_SUCCESS;
}

static void fail(plumbline_rsvg_result *result, const char *why) {
  free(result->bytes);
  result->bytes = NULL;
  result->count = 0;
  if (result->failure == NULL) result->failure = strdup(why);
}

static void fail_with(plumbline_rsvg_result *result, GError *error, const char *otherwise) {
  fail(result, error == NULL ? otherwise : error->message);
  if (error != NULL) g_error_free(error);
}

// The document and its size in CSS pixels; NULL, with a failure, when it is not an SVG.
static RsvgHandle *open_svg(const char *svg, size_t length, double *width, double *height,
                            plumbline_rsvg_result *result) {
  GError *error = NULL;
  // Without a base address librsvg opens no other file. A sheet of many alike VPCs is deeper than
  // the usual limit of 256 elements within each other.
  GInputStream *stream = g_memory_input_stream_new_from_data(svg, (gssize)length, NULL);
  RsvgHandle *handle = rsvg_handle_new_from_stream_sync(
      stream, NULL, RSVG_HANDLE_FLAG_UNLIMITED, NULL, &error);
  g_object_unref(stream);
  if (handle == NULL) {
    fail_with(result, error, "not an SVG");
    return NULL;
  }
  rsvg_handle_set_dpi(handle, 96);
  if (!rsvg_handle_get_intrinsic_size_in_pixels(handle, width, height)) {
    gboolean has_width, has_height, has_box;
    RsvgLength given_width, given_height;
    RsvgRectangle box;
    rsvg_handle_get_intrinsic_dimensions(handle, &has_width, &given_width, &has_height,
                                         &given_height, &has_box, &box);
    *width = has_box ? box.width : 0;
    *height = has_box ? box.height : 0;
  }
  if (!(*width > 0 && *height > 0)) {
    fail(result, "the SVG has neither a size nor a viewBox");
    g_object_unref(handle);
    return NULL;
  }
  return handle;
}

static void draw(RsvgHandle *handle, cairo_surface_t *surface, double width, double height,
                 plumbline_rsvg_result *result) {
  cairo_t *context = cairo_create(surface);
  RsvgRectangle viewport = {0, 0, width, height};
  GError *error = NULL;
  if (!rsvg_handle_render_document(handle, context, &viewport, &error))
    fail_with(result, error, "librsvg could not draw the SVG");
  if (cairo_status(context) != CAIRO_STATUS_SUCCESS)
    fail(result, cairo_status_to_string(cairo_status(context)));
  cairo_destroy(context);
}

// A sheet that would be too large is drawn smaller; the SVG beside it is whole.
double plumbline_rsvg_scale(double scale, double width, double height) {
  scale = fmin(scale, fmin((LARGEST_SIDE - 1) / width, (LARGEST_SIDE - 1) / height));
  return fmin(scale, sqrt(MOST_PIXELS / (width * height)));
}

plumbline_rsvg_result plumbline_rsvg_png(const char *svg, size_t length, double scale) {
  plumbline_rsvg_result result = {NULL, 0, NULL};
  double width, height;
  RsvgHandle *handle = open_svg(svg, length, &width, &height, &result);
  if (handle == NULL) return result;

  if (!(scale > 0)) {
    fail(&result, "a picture needs pixels");
    g_object_unref(handle);
    return result;
  }
  scale = plumbline_rsvg_scale(scale, width, height);
  double columns = fmax(1, ceil(width * scale)), rows = fmax(1, ceil(height * scale));
  if (!(columns >= 1 && rows >= 1 && columns <= LARGEST_SIDE && rows <= LARGEST_SIDE)) {
    fail(&result, "a side of the picture is not between 1 and 32767 pixels");
  } else {
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, (int)columns, (int)rows);
    draw(handle, surface, width * scale, height * scale, &result);
    cairo_surface_flush(surface);
    const unsigned char *pixels = cairo_image_surface_get_data(surface);
    if (pixels == NULL) {
      fail(&result, cairo_status_to_string(cairo_surface_status(surface)));
    } else if (result.failure == NULL) {
      result.bytes = plumbline_png(pixels, (int)columns, (int)rows,
                                   cairo_image_surface_get_stride(surface), &result.count);
      if (result.bytes == NULL) fail(&result, cairo_status_to_string(CAIRO_STATUS_NO_MEMORY));
    }
    cairo_surface_destroy(surface);
  }
  g_object_unref(handle);
  // What was written after a failed drawing is no file.
  if (result.failure != NULL) fail(&result, result.failure);
  return result;
}

// Text of a PDF is text, so that it can be searched and copied, in a font that the file holds.

typedef struct {
  uint32_t code;
  double advance;
  int32_t *steps;
  size_t count;
} glyph;

typedef struct {
  glyph *glyphs;
  size_t count;
} font;

struct plumbline_pdf {
  plumbline_rsvg_result result;
  cairo_surface_t *surface;
  cairo_t *context;
  int pages;
  font fonts[2];
  cairo_font_face_t *faces[2];
};

static const cairo_user_data_key_t font_key;

static font *font_of(cairo_scaled_font_t *scaled) {
  return cairo_font_face_get_user_data(cairo_scaled_font_get_font_face(scaled), &font_key);
}

static cairo_status_t find_glyph(cairo_scaled_font_t *scaled, unsigned long code,
                                 unsigned long *index) {
  font *font = font_of(scaled);
  for (*index = 0; *index < font->count; (*index)++)
    if (font->glyphs[*index].code == code) return CAIRO_STATUS_SUCCESS;
  return CAIRO_STATUS_USER_FONT_ERROR;
}

// Steps are what TextMetrics has: an SVG command, then its relative numbers in units of the em.
static cairo_status_t draw_glyph(cairo_scaled_font_t *scaled, unsigned long index, cairo_t *context,
                                 cairo_text_extents_t *extents) {
  font *font = font_of(scaled);
  if (index >= font->count) return CAIRO_STATUS_USER_FONT_ERROR;
  const glyph *glyph = &font->glyphs[index];
  const double em = 2048;
  double x = 0, y = 0, start_x = 0, start_y = 0;
  for (size_t at = 0; at < glyph->count;) {
    const int32_t *step = glyph->steps + at;
    switch (step[0]) {
      case 'm':
        start_x = x += step[1] / em;
        start_y = y += step[2] / em;
        cairo_move_to(context, x, y);
        at += 3;
        break;
      case 'l':
        cairo_line_to(context, x += step[1] / em, y += step[2] / em);
        at += 3;
        break;
      case 'q': {
        double middle_x = x + step[1] / em, middle_y = y + step[2] / em;
        double end_x = middle_x + step[3] / em, end_y = middle_y + step[4] / em;
        cairo_curve_to(context, x + (middle_x - x) * 2 / 3, y + (middle_y - y) * 2 / 3,
                       end_x + (middle_x - end_x) * 2 / 3, end_y + (middle_y - end_y) * 2 / 3,
                       end_x, end_y);
        x = end_x;
        y = end_y;
        at += 5;
        break;
      }
      default:
        cairo_close_path(context);
        x = start_x;
        y = start_y;
        at += 1;
    }
  }
  cairo_fill(context);
  extents->x_advance = glyph->advance;
  return CAIRO_STATUS_SUCCESS;
}

plumbline_pdf *plumbline_pdf_new(const char *title) {
  plumbline_pdf *pdf = calloc(1, sizeof *pdf);
  if (pdf == NULL) return NULL;
  // Every page sets its own size.
  pdf->surface = cairo_pdf_surface_create_for_stream(take_bytes, &pdf->result, 1, 1);
  // A fixed date: cairo's own is the clock's, in the zone of this machine.
  cairo_pdf_surface_set_metadata(pdf->surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                 "2000-01-01T00:00:00Z");
  cairo_pdf_surface_set_metadata(pdf->surface, CAIRO_PDF_METADATA_TITLE, title);
  for (int weight = 0; weight < 2; weight++) {
    pdf->faces[weight] = cairo_user_font_face_create();
    cairo_user_font_face_set_unicode_to_glyph_func(pdf->faces[weight], find_glyph);
    cairo_user_font_face_set_render_glyph_func(pdf->faces[weight], draw_glyph);
    cairo_font_face_set_user_data(pdf->faces[weight], &font_key, &pdf->fonts[weight], NULL);
  }
  return pdf;
}

void plumbline_pdf_glyph(plumbline_pdf *pdf, int is_bold, uint32_t code, double advance,
                         const int32_t *steps, size_t count) {
  font *font = &pdf->fonts[is_bold != 0];
  glyph *larger = realloc(font->glyphs, (font->count + 1) * sizeof *larger);
  if (larger != NULL) font->glyphs = larger;
  int32_t *copy = malloc((count + 1) * sizeof *copy);
  if (larger == NULL || copy == NULL) {
    free(copy);
    return fail(&pdf->result, cairo_status_to_string(CAIRO_STATUS_NO_MEMORY));
  }
  if (count > 0) memcpy(copy, steps, count * sizeof *copy);
  font->glyphs[font->count++] = (glyph){code, advance, copy, count};
}

void plumbline_pdf_page(plumbline_pdf *pdf, const char *svg, size_t length, const char *title) {
  if (pdf->result.failure != NULL) return;
  double width, height;
  RsvgHandle *handle = open_svg(svg, length, &width, &height, &pdf->result);
  if (handle == NULL) return;
  if (pdf->context != NULL) cairo_destroy(pdf->context);
  if (pdf->pages++ > 0) cairo_surface_show_page(pdf->surface);
  cairo_pdf_surface_set_size(pdf->surface, width * 0.75, height * 0.75);
  draw(handle, pdf->surface, width * 0.75, height * 0.75, &pdf->result);
  g_object_unref(handle);
  char link[32];
  snprintf(link, sizeof link, "page=%d pos=[0 0]", pdf->pages);
  cairo_pdf_surface_add_outline(pdf->surface, CAIRO_PDF_OUTLINE_ROOT, title, link, 0);
  pdf->context = cairo_create(pdf->surface);
  cairo_scale(pdf->context, 0.75, 0.75);
}

void plumbline_pdf_word(plumbline_pdf *pdf, const char *text, double x, double y, double size,
                        int is_bold, uint32_t color) {
  if (pdf->result.failure != NULL || pdf->context == NULL) return;
  cairo_set_font_face(pdf->context, pdf->faces[is_bold != 0]);
  cairo_set_font_size(pdf->context, size);
  cairo_set_source_rgb(pdf->context, (color >> 16 & 255) / 255.0, (color >> 8 & 255) / 255.0,
                       (color & 255) / 255.0);
  cairo_move_to(pdf->context, x, y);
  cairo_show_text(pdf->context, text);
}

plumbline_rsvg_result plumbline_pdf_finish(plumbline_pdf *pdf) {
  if (pdf->context != NULL) {
    cairo_status_t status = cairo_status(pdf->context);
    if (status != CAIRO_STATUS_SUCCESS) fail(&pdf->result, cairo_status_to_string(status));
    cairo_destroy(pdf->context);
  }
  cairo_surface_finish(pdf->surface);
  cairo_status_t status = cairo_surface_status(pdf->surface);
  if (status != CAIRO_STATUS_SUCCESS) fail(&pdf->result, cairo_status_to_string(status));
  cairo_surface_destroy(pdf->surface);
  for (int weight = 0; weight < 2; weight++) {
    cairo_font_face_destroy(pdf->faces[weight]);
    for (size_t index = 0; index < pdf->fonts[weight].count; index++)
      free(pdf->fonts[weight].glyphs[index].steps);
    free(pdf->fonts[weight].glyphs);
  }
  // What was written after a failure is no file.
  if (pdf->result.failure != NULL) fail(&pdf->result, pdf->result.failure);
  plumbline_rsvg_result result = pdf->result;
  free(pdf);
  return result;
}

void plumbline_rsvg_free(plumbline_rsvg_result result) {
  free(result.bytes);
  free(result.failure);
}
