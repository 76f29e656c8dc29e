/** Words of saved views, English. */
export default {
  kinds: {
    view: { label: 'Saved view', plural: 'Saved views' },
  },
  fields: {
    view: {
      name: { label: 'Name of the view' },
      on: { label: 'List it belongs to' },
      conditions: { label: 'Conditions' },
      columns: { label: 'Columns' },
      orderBy: { label: 'Sorted by' },
      descending: { label: 'Largest first' },
      retired: { label: 'No longer used' },
    },
  },
}
