#pragma once
#include <gvc.h>

// An id discipline for cgraph that numbers names in the order it first sees them.
//
// cgraph's own uses the address of the name as its id, and Graphviz before 10.0.1 orders
// subgraphs by id, so that the drawing depends on where the heap happened to put the names.
extern Agiddisc_t plumbline_ids;
