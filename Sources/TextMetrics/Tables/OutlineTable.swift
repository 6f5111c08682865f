/// Plumbline Sans outlines: the characters of a sheet, in Arial's and Helvetica's widths.
///
/// Derived from Liberation Sans under the SIL Open Font License 1.1 (OFL.txt). A table is
/// numbers and commands apart by white space, in 2048 units to the em, y downwards:
/// `@code advance`, then the outline with relative `m`, `l`, `q` and `z`, as in SVG.
enum OutlineTable {}
