#include "plumbline_png.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

// A colour as alpha, red, green, blue, and how many pixels have it.
typedef struct {
  uint32_t color;
  uint32_t count;
} shade;

// Open addressing; a slot with no pixels is free.
#define SLOTS (1u << 17)
#define MOST_SHADES (SLOTS / 2)
// More shades between two colours only weigh: nobody sees them.
#define PALETTE 128
// A colour of this part of all pixels is a flat area, which keeps its colour.
#define FLAT_PART 400
// Any other has a place of its own where it differs from those that are more common.
#define DIFFERENCE 700
#define MOST_OWN 112

static uint32_t slot_of(const shade *table, uint32_t color) {
  uint32_t slot = (color * 2654435761u) >> 15;
  while (table[slot].count != 0 && table[slot].color != color) slot = (slot + 1) % SLOTS;
  return slot;
}

static int channel(uint32_t color, int index) { return (color >> (24 - 8 * index)) & 0xFF; }

// Cairo's pixel with its colours no longer multiplied by its alpha.
static uint32_t straight(uint32_t pixel) {
  uint32_t alpha = pixel >> 24;
  if (alpha == 255) return pixel;
  if (alpha == 0) return 0;
  uint32_t result = alpha << 24;
  for (int shift = 0; shift <= 16; shift += 8) {
    uint32_t value = (((pixel >> shift) & 0xFF) * 255 + alpha / 2) / alpha;
    result |= (value > 255 ? 255 : value) << shift;
  }
  return result;
}

// Counts the colours under the mask; false where there are too many.
static bool count_shades(shade *table, const unsigned char *pixels, int width, int height,
                         int stride, uint32_t mask) {
  memset(table, 0, SLOTS * sizeof(shade));
  uint32_t used = 0;
  for (int y = 0; y < height; y++) {
    const uint32_t *row = (const uint32_t *)(const void *)(pixels + (size_t)y * stride);
    for (int x = 0; x < width; x++) {
      uint32_t color = row[x] & mask;
      shade *found = &table[slot_of(table, color)];
      if (found->count++ > 0) continue;
      found->color = color;
      if (++used > MOST_SHADES) return false;
    }
  }
  return true;
}

static int by_count(const void *one, const void *other) {
  const shade *a = one, *b = other;
  if (a->count != b->count) return a->count > b->count ? -1 : 1;
  return a->color < b->color ? -1 : a->color > b->color;
}

// Sorts by one channel and keeps the order of equals; there is room for as many shades in spare.
static void sort_by_channel(shade *shades, size_t count, int index, shade *spare) {
  size_t starts[257] = {0};
  for (size_t i = 0; i < count; i++) starts[channel(shades[i].color, index) + 1]++;
  for (int value = 0; value < 256; value++) starts[value + 1] += starts[value];
  for (size_t i = 0; i < count; i++) spare[starts[channel(shades[i].color, index)]++] = shades[i];
  memcpy(shades, spare, count * sizeof(shade));
}

typedef struct {
  size_t start, end;
  // Along which channel it spreads most, and how much.
  int channel;
  double spread;
} cell;

static void measure(cell *cell, const shade *shades) {
  cell->spread = -1;
  for (int index = 0; index < 4; index++) {
    double sum = 0, squares = 0, weight = 0;
    for (size_t i = cell->start; i < cell->end; i++) {
      double value = channel(shades[i].color, index), count = shades[i].count;
      sum += value * count;
      squares += value * value * count;
      weight += count;
    }
    double spread = squares - sum * sum / weight;
    if (spread > cell->spread) {
      cell->spread = spread;
      cell->channel = index;
    }
  }
  if (cell->end - cell->start < 2) cell->spread = -1;
}

static uint32_t mean(const cell *cell, const shade *shades) {
  uint32_t result = 0;
  for (int index = 0; index < 4; index++) {
    uint64_t sum = 0, weight = 0;
    for (size_t i = cell->start; i < cell->end; i++) {
      sum += (uint64_t)channel(shades[i].color, index) * shades[i].count;
      weight += shades[i].count;
    }
    result = result << 8 | (uint32_t)((sum + weight / 2) / weight);
  }
  return result;
}

// Cuts shades into cells of like colour and gives the mean of each.
static int cut(shade *shades, size_t count, int most, uint32_t *palette, shade *spare) {
  if (count == 0 || most == 0) return 0;
  cell cells[PALETTE];
  int used = 1;
  cells[0] = (cell){0, count, 0, 0};
  measure(&cells[0], shades);
  while (used < most) {
    int widest = 0;
    for (int i = 1; i < used; i++)
      if (cells[i].spread > cells[widest].spread) widest = i;
    cell *old = &cells[widest];
    if (old->spread <= 0) break;
    sort_by_channel(shades + old->start, old->end - old->start, old->channel, spare);
    uint64_t weight = 0, half = 0;
    for (size_t i = old->start; i < old->end; i++) weight += shades[i].count;
    size_t middle = old->start;
    while (middle < old->end - 1 && half * 2 < weight) half += shades[middle++].count;
    cells[used] = (cell){middle, old->end, 0, 0};
    old->end = middle;
    measure(old, shades);
    measure(&cells[used], shades);
    used++;
  }
  for (int i = 0; i < used; i++) palette[i] = mean(&cells[i], shades);
  return used;
}

static int distance(uint32_t one, uint32_t other) {
  int sum = 0;
  for (int index = 0; index < 4; index++) {
    int difference = channel(one, index) - channel(other, index);
    sum += difference * difference;
  }
  return sum;
}

static int nearest(uint32_t color, const uint32_t *palette, int count) {
  int best = 0;
  for (int i = 1; i < count; i++)
    if (distance(color, palette[i]) < distance(color, palette[best])) best = i;
  return best;
}

static int distance_to(uint32_t color, const uint32_t *palette, int count) {
  return count == 0 ? 1 << 30 : distance(color, palette[nearest(color, palette, count)]);
}

static size_t put_chunk(unsigned char *file, size_t at, const char *type,
                        const unsigned char *data, size_t count) {
  unsigned char *start = file + at;
  for (int i = 0; i < 4; i++) start[i] = (unsigned char)(count >> (24 - 8 * i));
  memcpy(start + 4, type, 4);
  if (count > 0) memcpy(start + 8, data, count);
  uint32_t sum = (uint32_t)crc32(crc32(0, NULL, 0), start + 4, (uInt)(count + 4));
  for (int i = 0; i < 4; i++) start[8 + count + i] = (unsigned char)(sum >> (24 - 8 * i));
  return at + 12 + count;
}

// The file from its palette and lines, each line led by the number of its filter.
static unsigned char *assemble(int width, int height, int colors, const uint32_t *palette,
                               const unsigned char *lines, size_t line_bytes, int depth,
                               size_t *count) {
  uLongf packed = compressBound((uLong)line_bytes);
  unsigned char *data = malloc(packed);
  unsigned char *file = malloc(packed + 4096);
  if (data == NULL || file == NULL ||
      compress2(data, &packed, lines, (uLong)line_bytes, Z_BEST_COMPRESSION) != Z_OK) {
    free(data);
    free(file);
    return NULL;
  }
  static const unsigned char signature[8] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  memcpy(file, signature, 8);
  unsigned char header[13] = {0};
  for (int i = 0; i < 4; i++) {
    header[i] = (unsigned char)(width >> (24 - 8 * i));
    header[4 + i] = (unsigned char)(height >> (24 - 8 * i));
  }
  header[8] = (unsigned char)depth;
  header[9] = 3;  // Palette.
  unsigned char tints[3 * PALETTE], alphas[PALETTE];
  bool is_opaque = true;
  for (int i = 0; i < colors; i++) {
    for (int c = 0; c < 3; c++) tints[3 * i + c] = (unsigned char)channel(palette[i], c + 1);
    alphas[i] = (unsigned char)channel(palette[i], 0);
    if (alphas[i] != 255) is_opaque = false;
  }
  size_t at = put_chunk(file, 8, "IHDR", header, 13);
  at = put_chunk(file, at, "PLTE", tints, 3 * (size_t)colors);
  if (!is_opaque) at = put_chunk(file, at, "tRNS", alphas, (size_t)colors);
  at = put_chunk(file, at, "IDAT", data, packed);
  at = put_chunk(file, at, "IEND", NULL, 0);
  free(data);
  *count = at;
  return file;
}

unsigned char *plumbline_png(const unsigned char *pixels, int width, int height, int stride,
                             size_t *count) {
  shade *table = malloc(SLOTS * sizeof(shade));
  shade *shades = malloc((MOST_SHADES + 1) * 2 * sizeof(shade));
  unsigned char *places = malloc(SLOTS);
  size_t line = (size_t)width + 1;
  unsigned char *lines = malloc(line * (size_t)height);
  unsigned char *file = NULL;
  if (table == NULL || shades == NULL || places == NULL || lines == NULL) goto done;

  // Pictures with more shades than the table holds lose the lowest bits of their colours.
  uint32_t mask = 0xFFFFFFFF;
  for (uint32_t low = 1; !count_shades(table, pixels, width, height, stride, mask); low <<= 1)
    mask &= ~(low * 0x00010101u);

  size_t used = 0;
  for (uint32_t slot = 0; slot < SLOTS; slot++) {
    if (table[slot].count == 0) continue;
    shades[used].color = straight(table[slot].color);
    shades[used++].count = table[slot].count;
  }
  qsort(shades, used, sizeof(shade), by_count);
  uint32_t palette[PALETTE];
  size_t flat = 0;
  uint64_t pixel_count = (uint64_t)width * (uint64_t)height;
  size_t kept = 0;
  for (size_t i = 0; i < used; i++) {
    bool is_own = used <= PALETTE || shades[i].count * (uint64_t)FLAT_PART > pixel_count ||
                  distance_to(shades[i].color, palette, (int)flat) > DIFFERENCE;
    if (is_own && flat < (used <= PALETTE ? PALETTE : MOST_OWN))
      palette[flat++] = shades[i].color;
    else
      shades[kept++] = shades[i];
  }
  int colors = (int)flat + cut(shades, kept, PALETTE - (int)flat, palette + flat,
                               shades + MOST_SHADES + 1);

  for (uint32_t slot = 0; slot < SLOTS; slot++)
    if (table[slot].count != 0)
      places[slot] = (unsigned char)nearest(straight(table[slot].color), palette, colors);
  for (int y = 0; y < height; y++) {
    const uint32_t *row = (const uint32_t *)(const void *)(pixels + (size_t)y * stride);
    unsigned char *out = lines + (size_t)y * line;
    *out++ = 0;
    for (int x = 0; x < width; x++) out[x] = places[slot_of(table, row[x] & mask)];
  }
  file = assemble(width, height, colors, palette, lines, line * (size_t)height, 8, count);

done:
  free(table);
  free(shades);
  free(places);
  free(lines);
  return file;
}
