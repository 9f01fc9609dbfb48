/**
 * Forms that check themselves: what they ask for is a model that a view-model fills and a test
 * reads; how it looks is one dialog for all of them.
 */
package org.countersign.app.fx.form;
